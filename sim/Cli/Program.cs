using System.Runtime.InteropServices;
using System.Text;
using HvSim.Cli;

using var interrupt = new CancellationTokenSource();
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

// The first signal lets what is under way be finished and kept; a second one ends the process at once.
void Interrupt(PosixSignalContext signal)
{
    if (interrupt.IsCancellationRequested)
        return;
    signal.Cancel = true;
    Console.Error.WriteLine("\ninterrupting: what is under way will be finished and kept; interrupt again to stop at once.");
    interrupt.Cancel();
}

using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var onTermination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
return Tool.Run(args, new Surroundings
{
    Output = output,
    Error = Console.Error,
    WorkingDirectory = Directory.GetCurrentDirectory(),
    ErrorIsTerminal = !Console.IsErrorRedirected,
    Cancellation = interrupt.Token,
});
