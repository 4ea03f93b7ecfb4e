package io.boundary.model;

/** A message in Slack: its channel's id and its timestamp. */
public record MessageRef(String channel, String timestamp) {}
