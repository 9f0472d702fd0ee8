package io.github.e2emaven.postgres;

import java.sql.SQLException;

/** A database whose drop failed, or whose creation has an unknown outcome. */
public interface PendingDrop {

  /** Its name in the cluster. */
  String name();

  /** Drops it through a session that stays open. */
  void drop(SqlSession session) throws SQLException;

  /**
   * Drops it and waits for a server that is down or full.
   *
   * @throws io.github.e2emaven.outcome.StageException of stage CLEANUP; it stays in the ledger then
   */
  void dropPatiently();

  /** Whether it is dropped, or kept. */
  boolean isReleased();

  /** It does not exist any more: strikes it from the ledger. */
  void gone();
}
