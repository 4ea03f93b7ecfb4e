/** The function behind the queue: requests, clicks and commands become deeds. */
@org.jspecify.annotations.NullMarked
package io.boundary.workflow;
