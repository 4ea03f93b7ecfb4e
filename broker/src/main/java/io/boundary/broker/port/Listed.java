package io.boundary.broker.port;

import java.util.Optional;

/**
 * One row of a listing that leaves nothing out, also not what nobody can read.
 *
 * @param key the request id as it is stored, whatever that is
 * @param value empty where it cannot be read
 */
public record Listed<T>(String key, Optional<T> value) {}
