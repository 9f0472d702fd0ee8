package it;

import it.server.Main;

/** Prints its whole environment, as servers do when somebody looks for a wrong setting. */
public final class TalkativeServer {

  private TalkativeServer() {}

  /** Prints, and starts the ordinary server. */
  public static void main(String[] args) throws Exception {
    System.getenv().forEach((name, value) -> System.out.println(name + "=" + value));
    System.err.println("connecting to " + System.getenv("DATABASE_URL"));
    Main.main(args);
  }
}
