@org.jspecify.annotations.NullMarked
package io.boundary.cli.doctor;
