/** Settings from the Parameter Store. */
@org.jspecify.annotations.NullMarked
package io.boundary.aws.ssm;
