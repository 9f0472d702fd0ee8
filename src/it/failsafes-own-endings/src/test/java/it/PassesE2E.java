package it;

import org.junit.jupiter.api.Test;

class PassesE2E {

  /** Surefire writes it into its report, although XML has no such character. */
  @Test
  void printsWhatXmlCannotHold() {
    System.out.println("\uffff");
  }
}
