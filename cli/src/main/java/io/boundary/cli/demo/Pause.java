package io.boundary.cli.demo;

/** Lets a moment of real time go by. */
@FunctionalInterface
interface Pause {

  void take() throws InterruptedException;
}
