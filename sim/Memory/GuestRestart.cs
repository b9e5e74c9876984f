using HvSim.Engine;
using HvSim.Models.Guests;

namespace HvSim.Memory;

/// <summary>
/// The restart of a guest: at its time it takes no new requests; when it has finished those that it serves it gives its memory back, and
/// some time later it is to start again.
/// </summary>
internal sealed class GuestRestart
{
    private readonly Partition _guest;
    private readonly HostMemory? _memory;
    private readonly RestartSettings _settings;
    private readonly Action<Partition> _isBack;
    private readonly Alarm _shutDown;
    private readonly Alarm _stopped;
    private readonly Alarm _back;

    /// <summary>A restart that has not begun.</summary>
    /// <param name="simulation">Its run.</param>
    /// <param name="guest">The guest.</param>
    /// <param name="memory">The host's memory; null where guests have all that they want.</param>
    /// <param name="settings">When.</param>
    /// <param name="released">Called when the guest's memory is available.</param>
    /// <param name="isBack">Called when it is to start again.</param>
    public GuestRestart(
        Simulation simulation, Partition guest, HostMemory? memory, RestartSettings settings, Action released, Action<Partition> isBack)
    {
        _guest = guest;
        _memory = memory;
        _settings = settings;
        _isBack = isBack;
        _shutDown = simulation.CreateAlarm($"shutdown of {guest.Name}", ShutDown);
        _stopped = simulation.CreateAlarm($"{guest.Name} has shut down", () => Stop(released));
        _back = simulation.CreateAlarm($"{guest.Name} is back", () => _isBack(_guest));
    }

    /// <summary>The guest has started for the first time.</summary>
    public void Started() => _shutDown.SetIn(_settings.At);

    // Its last request is not quite gone when it says so.
    private void ShutDown() => _guest.ShutDown(_stopped.SetNow);

    private void Stop(Action released)
    {
        _back.SetIn(_settings.Down);
        if (_guest.Memory is not { } memory)
            return;
        _memory!.Stop(memory);
        released();
    }
}
