/** Users and group memberships of the Identity Store. */
@org.jspecify.annotations.NullMarked
package io.boundary.aws.identitystore;
