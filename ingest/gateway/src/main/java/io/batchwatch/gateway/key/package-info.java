/** Who may push results in whose name. Knows neither HTTP nor profiles; a key itself is never kept, only what proves it. */
package io.batchwatch.gateway.key;
