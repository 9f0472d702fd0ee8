package it;

import static org.junit.Assert.assertEquals;

import it.client.Client;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class TableE2E {

  private final int expected;

  public TableE2E(int expected) {
    this.expected = expected;
  }

  @Parameters(name = "row {0}")
  public static List<Integer> rows() {
    return List.of(1, 2, 3);
  }

  @Test
  public void countsOn() {
    assertEquals(expected, Client.insert("row"));
  }
}
