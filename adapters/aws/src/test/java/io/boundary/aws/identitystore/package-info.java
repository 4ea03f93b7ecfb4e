@org.jspecify.annotations.NullMarked
package io.boundary.aws.identitystore;
