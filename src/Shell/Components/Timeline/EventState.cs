namespace Confrere.Shell.Components;

public enum EventState { Past, Now, Next }
