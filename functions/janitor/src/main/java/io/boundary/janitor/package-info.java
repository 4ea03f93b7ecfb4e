/** The function behind the schedule: what must end, ends. */
@org.jspecify.annotations.NullMarked
package io.boundary.janitor;
