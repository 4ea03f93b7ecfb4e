/** Account facts from AWS Organizations. */
@org.jspecify.annotations.NullMarked
package io.boundary.aws.organizations;
