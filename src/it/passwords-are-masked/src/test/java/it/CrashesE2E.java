package it;

import org.junit.jupiter.api.Test;

class CrashesE2E {

  @Test
  void printsAndCrashes() throws Exception {
    Secrets.tell(this);
    Secrets.print();
    Runtime.getRuntime().halt(3);
  }
}
