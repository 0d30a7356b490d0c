package peer;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Structured Streaming: CSV files of a directory, as columns of text into zstd Parquet. */
public final class FilesToParquet {
    private FilesToParquet() {}

    /**
     * @param arguments the inbox, the directory of the Parquet files, that of the checkpoints, the columns
     */
    public static void main(String[] arguments) throws Exception {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.parquet.compression.codec", "zstd")
                .getOrCreate();
        StructType columns = new StructType();
        for (String column : arguments[3].split(",", -1)) {
            columns = columns.add(column, "string");
        }
        spark.readStream()
                .schema(columns)
                .option("header", "true")
                .csv(arguments[0])
                .writeStream()
                .format("parquet")
                .option("path", arguments[1])
                .option("checkpointLocation", arguments[2])
                .start()
                .awaitTermination();
    }
}
