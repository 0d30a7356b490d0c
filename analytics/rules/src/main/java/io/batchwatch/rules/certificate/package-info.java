/** Whether goods carry the certificates that their kind needs, and whether those fit. No verdict on food. */
package io.batchwatch.rules.certificate;
