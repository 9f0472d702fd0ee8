package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.client.Client;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TwoE2E {

  @Test
  void findsTheTableOfTheTemplate() throws Exception {
    assertEquals(1, Client.insert("mine"));
    Files.writeString(Path.of("target/Two.oid"), Client.query("select 'rows'::regclass::oid"));
  }
}
