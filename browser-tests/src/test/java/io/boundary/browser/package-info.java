/** Tests in a real browser: what people see, with a keyboard, in both colour schemes. */
@org.jspecify.annotations.NullMarked
package io.boundary.browser;
