/** A Flink cluster inside this process, and the one job that it runs. Flink's types stay in here. */
package io.batchwatch.standalone.cluster;
