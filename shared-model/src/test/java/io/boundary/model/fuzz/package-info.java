/**
 * A small fuzzer for parsers of outside input, shared by the tests of all modules. Another parser
 * joins with one {@link io.boundary.model.fuzz.TextTarget}: examples, words of its language, and a
 * check that throws where the parser broke its word.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.model.fuzz;
