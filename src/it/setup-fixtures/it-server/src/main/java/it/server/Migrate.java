package it.server;

import java.util.List;

/** A migration as a program of its own: creates the table with three rows. */
public final class Migrate {

  private Migrate() {}

  /** Migrates the database that arguments and environment name. */
  public static void main(String[] args) throws Exception {
    var rows = new Rows(new Options(List.of(args), System.getenv()));
    rows.createTable();
    for (var text : List.of("one", "two", "three")) {
      rows.insert(text);
    }
    System.out.println("it-server: three rows migrated");
  }
}
