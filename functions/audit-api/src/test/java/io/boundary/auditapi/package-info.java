@org.jspecify.annotations.NullMarked
package io.boundary.auditapi;
