/** Tells what somebody chose in a list. With a keyboard each arrow changes the list on the way: chosen is where one stops, with Enter or on going on. */
export function chosenIn(list: HTMLSelectElement, tell: (value: string) => void): void {
  let isWalking = false;
  let told = list.value;
  const choose = (): void => {
    isWalking = false;
    if (told === list.value) return;
    told = list.value;
    tell(told);
  };
  list.addEventListener("focus", () => (told = list.value));
  list.addEventListener("pointerdown", () => (isWalking = false));
  list.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") choose();
    else isWalking = true;
  });
  list.addEventListener("change", () => isWalking || choose());
  list.addEventListener("blur", choose);
}
