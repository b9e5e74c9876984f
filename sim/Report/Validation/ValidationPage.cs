using System.Text;
using HvSim.Report.Files;

namespace HvSim.Report.Validation;

/// <summary>Writes the page of a validation.</summary>
public static class ValidationPage
{
    /// <summary>Writes it whole, or not at all.</summary>
    /// <exception cref="ReportException">The file cannot be written.</exception>
    public static void Write(string path, string text) => WholeFile.Write(path, Encoding.UTF8.GetBytes(text));
}
