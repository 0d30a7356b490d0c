/**
 * The HTTP door: results pushed by programs, each message answered with its receipt or with what is wrong. Jetty's types stay
 * in here; keys are {@code key}'s business, and what a message says is the desk's.
 */
package io.batchwatch.gateway.http;
