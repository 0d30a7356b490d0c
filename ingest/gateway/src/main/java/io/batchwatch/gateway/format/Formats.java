package io.batchwatch.gateway.format;

import io.batchwatch.gateway.astm.AstmFile;
import io.batchwatch.gateway.csv.CsvFile;
import io.batchwatch.gateway.document.DocumentTable;
import io.batchwatch.gateway.fhir.FhirTable;
import io.batchwatch.gateway.hl7.Hl7File;
import io.batchwatch.gateway.ods.OdsWorkbook;
import io.batchwatch.gateway.packed.Allowance;
import io.batchwatch.gateway.problem.UnreadableException;
import io.batchwatch.gateway.profile.FileType;
import io.batchwatch.gateway.profile.Profile;
import io.batchwatch.gateway.sheet.SheetTable;
import io.batchwatch.gateway.ssd2.Ssd2Table;
import io.batchwatch.gateway.table.Table;
import io.batchwatch.gateway.xls.XlsWorkbook;
import io.batchwatch.gateway.xlsx.XlsxWorkbook;
import java.io.IOException;
import java.nio.file.Path;

/** Finds who reads a file. */
public final class Formats {
    private Formats() {}

    /**
     * @throws UnreadableException if no row can be read, with every reason
     */
    public static Table open(Path bytes, Profile profile) throws IOException, UnreadableException {
        return open(bytes, profile, new Allowance());
    }

    /**
     * @param allowance of the file that this one was packed in, if it was
     */
    static Table open(Path bytes, Profile profile, Allowance allowance) throws IOException, UnreadableException {
        Content content = Signs.of(bytes);
        if (content instanceof Content.Packed packed) {
            return PackedTable.open(bytes, packed.packing(), profile, allowance);
        }
        return open(bytes, profile, profile.format().type().orElse(((Content.Plain) content).type()));
    }

    private static Table open(Path bytes, Profile profile, FileType type) throws IOException, UnreadableException {
        return switch (type) {
            case CSV -> CsvFile.open(bytes, profile);
            case ASTM -> AstmFile.open(bytes, profile);
            case JSON -> DocumentTable.json(bytes, profile);
            case XML -> DocumentTable.xml(bytes, profile);
            case XLSX -> SheetTable.open(bytes, XlsxWorkbook.KIND, profile);
            case ODS -> SheetTable.open(bytes, OdsWorkbook.KIND, profile);
            case XLS -> SheetTable.open(bytes, XlsWorkbook.KIND, profile);
            case FORM -> DocumentTable.forms(bytes, profile);
            case SSD2 -> Ssd2Table.open(bytes, profile);
            case FHIR -> FhirTable.open(bytes, profile);
            case HL7 -> Hl7File.open(bytes, profile);
        };
    }
}
