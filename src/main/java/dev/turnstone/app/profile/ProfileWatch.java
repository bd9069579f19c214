package dev.turnstone.app.profile;

/** How far a look at one table has come, and the wish to stop it. Any thread. */
public final class ProfileWatch {
  private volatile long rows;
  private volatile long of;
  private volatile boolean stopped;

  /** Asks for a stop; it comes within a second where the server answers. */
  public void stop() {
    stopped = true;
  }

  public boolean stopped() {
    return stopped;
  }

  /** Rows looked at so far. */
  public long rows() {
    return rows;
  }

  /** The part of the work that is done, from 0 to 1; 0 while it is not known how much there is. */
  public double share() {
    return of == 0 ? 0 : Math.min(1, (double) rows / of);
  }

  void expect(long count) {
    of = count;
  }

  void looked(long count) {
    rows = count;
  }
}
