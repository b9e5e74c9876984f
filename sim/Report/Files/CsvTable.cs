using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace HvSim.Report.Files;

/// <summary>
/// A table of text cells as CSV: quoted as RFC 4180 says, UTF-8 without a byte-order mark, and line feeds alone between records,
/// because result files are kept in repositories and every reader takes them.
/// </summary>
public sealed class CsvTable : IDisposable
{
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);
    private readonly CsvWriter _writer;
    private readonly int _columns;

    /// <summary>A table without rows.</summary>
    /// <param name="header">Names of its columns.</param>
    public CsvTable(IEnumerable<string> header)
    {
        _writer = new CsvWriter(_text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        var names = header.ToList();
        _columns = names.Count;
        Row(names);
    }

    /// <summary>Adds a row.</summary>
    /// <exception cref="InvalidOperationException">It has not as many cells as the header.</exception>
    public void Row(IEnumerable<string> cells)
    {
        var count = 0;
        foreach (var cell in cells)
        {
            _writer.WriteField(cell);
            count++;
        }
        if (count != _columns)
            throw new InvalidOperationException($"A row of {count} cells does not fit a table of {_columns} columns.");
        _writer.NextRecord();
    }

    /// <summary>The header and the rows so far.</summary>
    public string Text()
    {
        _writer.Flush();
        return _text.ToString();
    }

    /// <summary>The same in UTF-8.</summary>
    public byte[] Bytes() => Encoding.UTF8.GetBytes(Text());

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _text.Dispose();
    }
}
