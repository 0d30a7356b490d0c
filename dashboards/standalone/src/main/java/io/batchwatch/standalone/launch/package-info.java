/** From the JVM that the user happened to start to one with the heap and the encoding that the command needs. */
package io.batchwatch.standalone.launch;
