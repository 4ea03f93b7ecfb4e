/** Who reads, and what of it all they may see. */
@org.jspecify.annotations.NullMarked
package io.boundary.reading.caller;
