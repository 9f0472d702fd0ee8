package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class CoveredE2E {

  @Test
  void runsWithTheAgentAndTheRest() {
    var arguments = ManagementFactory.getRuntimeMXBean().getInputArguments().toString();
    assertTrue(arguments.contains("jacoco"), arguments);
    assertEquals("yes", System.getProperty("from.arg.line"));
  }
}
