package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import it.client.Client;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Starts a browser, which needs a UNIX socket in TMPDIR, and looks at the server's page. */
class BrowserE2E {

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");

  @Test
  void has_a_server() {
    assertTrue(Client.whoami("pid").matches("\\d+"));
  }

  @Test
  void shows_the_page_of_this_stack() throws Exception {
    var browser = installed();
    assumeTrue(browser.isPresent(), "no Chromium or Chrome on the PATH");
    var page = Files.createTempFile("page", ".html");
    var started =
        new ProcessBuilder(
                browser.get().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory("profile"),
                "--dump-dom",
                System.getProperty("e2e.baseUrl") + "/whoami")
            .redirectOutput(page.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertTrue(started.waitFor(2, TimeUnit.MINUTES), "the browser ends");
    assertEquals(0, started.exitValue());
    assertTrue(Files.readString(page).contains(Client.whoami("pid")), () -> "see " + page);
    System.out.println("browser: " + browser.get());
  }

  private static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(directory -> BROWSERS.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
