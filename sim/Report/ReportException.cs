namespace HvSim.Report;

/// <summary>A report could not be written; the message is for the user: what, where, and what to do.</summary>
public sealed class ReportException : Exception
{
    /// <summary>Without a message.</summary>
    public ReportException()
    {
    }

    /// <summary>With what to tell the user.</summary>
    public ReportException(string message)
        : base(message)
    {
    }

    /// <summary>With what to tell the user, and what went wrong underneath.</summary>
    public ReportException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
