namespace HvSim.Cli;

/// <summary>The command line asks for what the tool does not do; the message says what and what to do instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
