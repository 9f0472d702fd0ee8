package it;

import it.client.Meeting;
import org.junit.jupiter.api.Test;

/** Runs until it is released, if it is told to wait. */
class PatientE2E {

  @Test
  void waitsForItsRelease() {
    if (Boolean.getBoolean("it.waits")) {
      Meeting.await("release");
    }
  }
}
