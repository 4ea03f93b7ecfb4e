package io.boundary.dashboard.asset;

/**
 * A file that pages refer to.
 *
 * @param path with a fingerprint of the content, so that it may be kept for ever
 */
public record Asset(String path, String contentType, String text) {}
