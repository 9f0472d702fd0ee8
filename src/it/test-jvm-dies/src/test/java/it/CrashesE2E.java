package it;

import it.client.Meeting;
import org.junit.jupiter.api.Test;

class CrashesE2E {

  @Test
  void isHitBySegv() throws Exception {
    var pid = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-s", "SEGV", pid).inheritIO().start();
    Meeting.await("none");
  }
}
