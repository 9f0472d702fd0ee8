package it;

import static org.testng.Assert.assertEquals;

import it.client.Client;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ProvidedE2E {

  @DataProvider
  public Object[][] rows() {
    return new Object[][] {{1}, {2}};
  }

  @Test(dataProvider = "rows")
  public void countsOn(int expected) {
    assertEquals(Client.insert("row"), expected);
  }
}
