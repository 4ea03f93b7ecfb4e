package io.boundary.cli.doctor;

import java.util.function.Supplier;

/**
 * One thing that must be so for a deployment to work.
 *
 * @param name of what is looked at
 * @param look looks; what it throws is a finding too
 */
record Check(String name, Supplier<Finding> look) {}
