/**
 * What analytics promises on its topics: each view an upsert with a version, as JSON in snake_case.
 *
 * <p>A reader keeps, per key, the view with the highest version, and the later one of equals. Instants are UTC, days are
 * days of the configured zone (Asia/Shanghai unless told otherwise).
 */
package io.batchwatch.views;
