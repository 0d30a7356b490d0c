/** The gateway: from a partner's bytes to results on {@code lab.results}, each row answered. It knows Camel and no Flink. */
package io.batchwatch.gateway;
