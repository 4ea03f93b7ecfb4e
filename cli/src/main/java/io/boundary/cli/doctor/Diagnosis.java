package io.boundary.cli.doctor;

/** A check by name, and what it found. */
public record Diagnosis(String check, Finding finding) {}
