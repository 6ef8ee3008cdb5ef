namespace Confrere.Shell.Components;

/// <summary>One primary a page; secondary beside it; quiet for leaving; danger names what it destroys.</summary>
public enum ButtonKind { Primary, Secondary, Quiet, Danger }
