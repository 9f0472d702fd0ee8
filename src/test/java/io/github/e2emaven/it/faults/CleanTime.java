package io.github.e2emaven.it.faults;

/**
 * How long it takes until nothing is left: from the fault, where one moment is the fault's; else
 * from Maven's end, since a build that goes on is not expected to be clean before.
 */
final class CleanTime {

  private boolean hasStruck;
  private long start = System.nanoTime();
  private long lastLeft = start;

  /** The fault is about to be caused. */
  void strikes() {
    hasStruck = true;
    startNow();
  }

  /** A build has ended. */
  void mavenEnds() {
    if (!hasStruck) {
      startNow();
    }
  }

  private void startNow() {
    start = System.nanoTime();
    lastLeft = start;
  }

  /** Something is left at this moment. */
  void isLeft() {
    lastLeft = System.nanoTime();
  }

  /** Until something was left for the last time, in seconds. */
  double seconds() {
    return (lastLeft - start) / 1e9;
  }
}
