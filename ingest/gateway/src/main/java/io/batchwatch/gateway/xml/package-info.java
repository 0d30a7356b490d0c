/** XML from outside, read event by event. Knows no format. */
package io.batchwatch.gateway.xml;
