namespace Rapport.Platform.Data;

/// <summary>An act that nobody waits for. Where acts go one after the other, it lets those go first that somebody does wait for.</summary>
public interface IPatientAct;
