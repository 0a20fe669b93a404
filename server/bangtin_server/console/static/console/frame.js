// The strip of places scrolls where it is too long for a phone: bring the place where one is into sight.
document.querySelector(".top nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
