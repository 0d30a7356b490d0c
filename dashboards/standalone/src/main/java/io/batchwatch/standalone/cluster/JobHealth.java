package io.batchwatch.standalone.cluster;

/** How the job is. */
public enum JobHealth {
    /** Not yet working, or working its way back after a failure. */
    STARTING,
    WORKING,
    /** It failed and is being started again from its last checkpoint. */
    RESTARTING,
    /** It is over, and nothing will start it again. */
    ENDED
}
