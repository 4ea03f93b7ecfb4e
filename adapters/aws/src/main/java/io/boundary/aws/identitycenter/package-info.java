/** Account assignments of IAM Identity Center. */
@org.jspecify.annotations.NullMarked
package io.boundary.aws.identitycenter;
