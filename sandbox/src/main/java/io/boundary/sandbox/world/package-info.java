/** The people, groups, accounts and permission sets that the sandbox plays with. */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.world;
